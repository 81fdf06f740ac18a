package dev.lazurite.arm;

import java.util.Set;
import java.util.function.Consumer;

/** The declaration of a resource type, from which the engine makes its operations. */
public final class ResourceType {
    private final String namespace;
    private final String path;
    private final String group;
    private final Set<String> versions;
    private final ResourceRules rules;
    private int createdStatus = 201;
    private int updatedStatus = 200;
    private boolean longRunningPut;
    private boolean longRunningDelete;
    private boolean patchable;
    private boolean needsParent = true;
    private ResourceStore.Order order = ResourceStore.Order.OLDEST_FIRST;
    private int pageSize = 100;
    private String operationsPath = "operationsStatus";

    private ResourceType(String namespace, String path, String group, Set<String> versions, ResourceRules rules) {
        this.namespace = namespace;
        this.path = path;
        this.group = group;
        this.versions = versions;
        this.rules = rules;
    }

    private ResourceType(ResourceType other) {
        this(other.namespace, other.path, other.group, other.versions, other.rules);
        createdStatus = other.createdStatus;
        updatedStatus = other.updatedStatus;
        longRunningPut = other.longRunningPut;
        longRunningDelete = other.longRunningDelete;
        patchable = other.patchable;
        needsParent = other.needsParent;
        order = other.order;
        pageSize = other.pageSize;
        operationsPath = other.operationsPath;
    }

    private ResourceType with(Consumer<ResourceType> change) {
        ResourceType changed = new ResourceType(this);
        change.accept(changed);
        return changed;
    }

    /**
     * Begins the declaration of a type that is made at once, with 201, and listed oldest first.
     *
     * @param namespace such as {@code Microsoft.MachineLearningServices}
     * @param path type segments and parameters, such as {@code workspaces/{workspace}/computes/{compute}}
     * @param group the specification's operation group, such as {@code Compute}
     */
    public static ResourceType of(
            String namespace, String path, String group, Set<String> versions, ResourceRules rules) {
        return new ResourceType(namespace, path, group, versions, rules);
    }

    /** What a PUT answers that makes a resource, and one that changes it. */
    public ResourceType statuses(int created, int updated) {
        return with(type -> {
            type.createdStatus = created;
            type.updatedStatus = updated;
        });
    }

    /**
     * PUT and DELETE send an operation to poll.
     *
     * @param statusPath the last but one segment of that operation's address
     */
    public ResourceType longRunning(String statusPath) {
        return with(type -> {
            type.longRunningPut = true;
            type.longRunningDelete = true;
            type.operationsPath = statusPath;
        });
    }

    /** There is a PATCH. */
    public ResourceType patchableToo() {
        return with(type -> type.patchable = true);
    }

    /** The same type, whose immediate parent need not be there. */
    public ResourceType orphan() {
        return with(type -> type.needsParent = false);
    }

    /** In which order a list comes, and how many a page of it has. */
    public ResourceType listed(ResourceStore.Order inOrder, int perPage) {
        return with(type -> {
            type.order = inOrder;
            type.pageSize = perPage;
        });
    }

    /** The full type, such as {@code Microsoft.MachineLearningServices/workspaces/computes}. */
    public String type() {
        return namespace + "/" + path.replaceAll("/\\{[^/]*}", "");
    }

    public String namespace() {
        return namespace;
    }

    public String path() {
        return path;
    }

    public String group() {
        return group;
    }

    public Set<String> versions() {
        return versions;
    }

    public ResourceRules rules() {
        return rules;
    }

    public int createdStatus() {
        return createdStatus;
    }

    public int updatedStatus() {
        return updatedStatus;
    }

    public boolean longRunningPut() {
        return longRunningPut;
    }

    public boolean longRunningDelete() {
        return longRunningDelete;
    }

    public boolean patchable() {
        return patchable;
    }

    /** Whether the resource that holds it must be there, and not only the outermost one. */
    public boolean needsParent() {
        return needsParent;
    }

    public ResourceStore.Order order() {
        return order;
    }

    public int pageSize() {
        return pageSize;
    }

    public String operationsPath() {
        return operationsPath;
    }
}
