package dev.lazurite.arm;

import java.util.Set;

/**
 * The declaration of a resource type, from which the engine makes its operations.
 *
 * @param namespace such as {@code Microsoft.MachineLearningServices}
 * @param path type segments and parameters, such as {@code workspaces/{workspace}/computes/{compute}}
 * @param group the specification's operation group, such as {@code Compute}
 * @param createdStatus what a PUT that makes a resource answers
 * @param updatedStatus what a PUT that changes one answers
 * @param longRunningPut whether a PUT sends an operation to poll
 * @param longRunningDelete whether a DELETE is 202 with an operation to poll, instead of 200
 * @param patchable whether there is a PATCH
 * @param needsParent whether the resource that holds it must be there, and not only the outermost one
 * @param order in which order a list comes
 * @param pageSize how many a page of a list has
 * @param operationsPath the last but one segment of the address of its long-running operations
 */
public record ResourceType(
        String namespace,
        String path,
        String group,
        Set<String> versions,
        int createdStatus,
        int updatedStatus,
        boolean longRunningPut,
        boolean longRunningDelete,
        boolean patchable,
        boolean needsParent,
        ResourceStore.Order order,
        int pageSize,
        String operationsPath,
        ResourceRules rules) {

    /** Begins the declaration of a type that is made at once, with 201, and listed oldest first. */
    public static ResourceType of(
            String namespace, String path, String group, Set<String> versions, ResourceRules rules) {
        return new ResourceType(
                namespace,
                path,
                group,
                versions,
                201,
                200,
                false,
                false,
                false,
                true,
                ResourceStore.Order.OLDEST_FIRST,
                100,
                "operationsStatus",
                rules);
    }

    /** The full type, such as {@code Microsoft.MachineLearningServices/workspaces/computes}. */
    public String type() {
        return namespace + "/" + path.replaceAll("/\\{[^/]*}", "");
    }

    public ResourceType statuses(int created, int updated) {
        return new ResourceType(
                namespace,
                path,
                group,
                versions,
                created,
                updated,
                longRunningPut,
                longRunningDelete,
                patchable,
                needsParent,
                order,
                pageSize,
                operationsPath,
                rules);
    }

    public ResourceType longRunning(String statusPath) {
        return new ResourceType(
                namespace,
                path,
                group,
                versions,
                createdStatus,
                updatedStatus,
                true,
                true,
                patchable,
                needsParent,
                order,
                pageSize,
                statusPath,
                rules);
    }

    public ResourceType patchableToo() {
        return new ResourceType(
                namespace,
                path,
                group,
                versions,
                createdStatus,
                updatedStatus,
                longRunningPut,
                longRunningDelete,
                true,
                needsParent,
                order,
                pageSize,
                operationsPath,
                rules);
    }

    /** The same type, whose immediate parent need not be there. */
    public ResourceType orphan() {
        return new ResourceType(
                namespace,
                path,
                group,
                versions,
                createdStatus,
                updatedStatus,
                longRunningPut,
                longRunningDelete,
                patchable,
                false,
                order,
                pageSize,
                operationsPath,
                rules);
    }

    public ResourceType listed(ResourceStore.Order inOrder, int perPage) {
        return new ResourceType(
                namespace,
                path,
                group,
                versions,
                createdStatus,
                updatedStatus,
                longRunningPut,
                longRunningDelete,
                patchable,
                needsParent,
                inOrder,
                perPage,
                operationsPath,
                rules);
    }
}
