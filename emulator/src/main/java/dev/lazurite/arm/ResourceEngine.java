package dev.lazurite.arm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;

/** Reads, writes and forgets resources of every declared type. */
public final class ResourceEngine {
    private final ResourceStore store;
    private final ResourceGroups groups;
    private final KeyedLocks locks = new KeyedLocks();
    private final Map<String, ResourceType> types = new ConcurrentHashMap<>();

    /** What a write did. */
    public record Written(Resource resource, boolean created) {}

    public ResourceEngine(ResourceStore store, ResourceGroups groups) {
        this.store = store;
        this.groups = groups;
    }

    /** Makes a type known, so that groups and deployments reach it too. */
    public void register(ResourceType type) {
        types.put(ArmId.key(type.type()), type);
    }

    /** The declaration of a type, in whatever case. */
    public Optional<ResourceType> type(String name) {
        return Optional.ofNullable(types.get(ArmId.key(name)));
    }

    /** All declared types. */
    public List<ResourceType> types() {
        return List.copyOf(types.values());
    }

    /** The id that a call is about, in the casing in which group and parents are kept. */
    public ArmId id(ResourceType type, Call call) {
        String group = groups.require(call.parameter("subscription"), call.parameter("group"))
                .name();
        List<String> names = new ArrayList<>();
        List<String> segments = new ArrayList<>();
        for (String segment : type.path().split("/")) {
            if (segment.startsWith("{")) {
                names.add(type.rules().named(call.parameter(segment.substring(1, segment.length() - 1))));
            } else {
                segments.add(segment);
            }
        }
        return canonical(
                type,
                new ArmId(groups.subscription(), group, type.namespace(), segments.subList(0, names.size()), names));
    }

    /** An id whose names are those of the resources that are there; refuses when what must hold it is not. */
    private ArmId canonical(ResourceType type, ArmId id) {
        Optional<Resource> itself = store.find(id);
        if (itself.isPresent()) {
            return itself.get().id();
        }
        if (id.types().size() == 1) {
            return id;
        }
        Resource root = require(id.root());
        List<String> names = new ArrayList<>(id.names());
        names.set(0, root.name());
        ArmId known = new ArmId(id.subscription(), id.group(), root.id().namespace(), id.types(), names);
        if (type.needsParent() && id.types().size() > 2) {
            ArmId parent = ArmId.parse(known.parent());
            Resource holder = require(parent);
            return holder.id().child(id.types().get(id.types().size() - 1), id.name());
        }
        return store.find(known.parent())
                .map(holder -> holder.id().child(known.types().get(known.types().size() - 1), known.name()))
                .orElse(known);
    }

    /** The id of the resource or group whose list of {@code type} a call asks for; refuses when it is not there. */
    String parent(ResourceType type, Call call) {
        ResourceGroups.Group group = groups.require(call.parameter("subscription"), call.parameter("group"));
        String scope = "/subscriptions/" + groups.subscription() + "/resourceGroups/" + group.name();
        String[] segments = type.path().split("/");
        if (segments.length <= 2) {
            return scope;
        }
        List<String> names = new ArrayList<>();
        List<String> kinds = new ArrayList<>();
        for (int i = 0; i < segments.length - 2; i += 2) {
            kinds.add(segments[i]);
            names.add(type.rules().named(call.parameter(segments[i + 1].substring(1, segments[i + 1].length() - 1))));
        }
        ArmId parent = new ArmId(groups.subscription(), group.name(), type.namespace(), kinds, names);
        if (type.needsParent()) {
            require(parent);
        } else {
            require(parent.root());
        }
        return parent.toString();
    }

    /** The resource with this id; 404 in the words of its type when it is not there. */
    public Resource require(ArmId id) {
        return store.find(id)
                .orElseThrow(() -> type(id.type())
                        .map(type -> type.rules().notFound(id))
                        .orElseGet(
                                () -> Fault.of(404, "ResourceNotFound", "The Resource '" + id + "' was not found.")));
    }

    public Optional<Resource> find(String id) {
        return store.find(id);
    }

    /** Writes a document as a PUT would, after the preconditions of {@code call} held. */
    public Written put(ResourceType type, ArmId id, ObjectNode document, Call call) {
        return locks.with(id.key(), () -> {
            Optional<Resource> existing = store.find(id);
            Preconditions.check(call, existing);
            return write(type, new Write(id, document, existing, call));
        });
    }

    /** Merges a document into what is there as a PATCH would. */
    public Written patch(ResourceType type, ArmId id, ObjectNode patch, Call call) {
        return locks.with(id.key(), () -> {
            Resource existing = require(id);
            Preconditions.check(call, Optional.of(existing));
            ObjectNode merged = existing.body().deepCopy();
            Documents.merge(merged, patch);
            return write(type, new Write(id, merged, Optional.of(existing), call));
        });
    }

    private Written write(ResourceType type, Write write) {
        ObjectNode accepted = type.rules().accept(write);
        Resource kept = store.put(
                write.id(),
                accepted,
                type.rules().archived(accepted),
                type.rules().lookup(accepted),
                write.call().principal().id());
        type.rules().written(kept, write);
        return new Written(kept, write.existing().isEmpty());
    }

    /**
     * Changes a kept document from inside the program: no preconditions, no rules.
     *
     * @param change gets a copy that it may change
     */
    public Optional<Resource> update(ArmId id, java.util.function.Consumer<ObjectNode> change) {
        return locks.with(
                id.key(),
                () -> store.find(id).map(existing -> {
                    ObjectNode copy = existing.body().deepCopy();
                    change.accept(copy);
                    ResourceRules rules = types.get(ArmId.key(id.type())).rules();
                    return store.put(id, copy, rules.archived(copy), rules.lookup(copy), existing.modifiedBy());
                }));
    }

    /** Forgets a resource and all that is inside it, innermost first; false when it was not there. */
    public boolean delete(ArmId id) {
        return locks.with(id.key(), () -> {
            Optional<Resource> found = store.find(id);
            found.ifPresent(resource -> {
                deleteWithin(id.toString());
                forget(resource);
            });
            return found.isPresent();
        });
    }

    /** Forgets everything inside a scope, innermost first. */
    public void deleteWithin(String scope) {
        store.within(scope).forEach(this::forget);
    }

    private void forget(Resource resource) {
        type(resource.id().type()).ifPresent(type -> type.rules().deleting(resource));
        store.delete(resource.id());
    }

    /** All resources of a type inside a parent, oldest first. */
    public List<Resource> list(String parent, ResourceType type) {
        return store.list(parent, type.type());
    }

    /** A page of the resources of a type inside a parent, as a list operation answers it. */
    Answer list(ResourceType type, String parent, Call call) {
        Page page = Page.of(call, type.pageSize());
        ResourceStore.Order order = call.query("$orderBy")
                        .orElse("")
                        .toLowerCase(java.util.Locale.ROOT)
                        .startsWith("createdtime desc")
                ? ResourceStore.Order.NEWEST_FIRST
                : type.order();
        Optional<Predicate<Resource>> selection = type.rules().selection(call);
        List<Resource> found = selection.isEmpty()
                ? store.list(parent, type.type(), view(call), order, page.skip(), page.size() + 1)
                : store.list(parent, type.type(), view(call), order, 0, Integer.MAX_VALUE).stream()
                        .filter(selection.get())
                        .skip(page.skip())
                        .limit(page.size() + 1L)
                        .toList();
        return Answer.ok(page.answer(call, found, resource -> type.rules().view(resource, call)));
    }

    private static ResourceStore.View view(Call call) {
        String asked = call.query("listViewType").orElse("ActiveOnly");
        // azure-ai-ml 1.35 sends the name of the member of its own enum to registries: ListViewType.ACTIVE_ONLY
        String meant = asked.replaceFirst("^ListViewType\\.", "").replace("_", "");
        return switch (meant.toLowerCase(java.util.Locale.ROOT)) {
            case "archivedonly" -> ResourceStore.View.ARCHIVED_ONLY;
            case "all" -> ResourceStore.View.ALL;
            case "activeonly" -> ResourceStore.View.ACTIVE_ONLY;
            default ->
                throw Fault.of(
                                400,
                                "InvalidParameter",
                                "The query parameter 'listViewType' has the value '" + asked
                                        + "'; ActiveOnly, ArchivedOnly or All is expected.")
                        .at("listViewType");
        };
    }

    /** The resources of a scope, whatever their type, that stand directly under a provider. */
    List<Resource> topLevel(String scope) {
        Map<String, Resource> found = new LinkedHashMap<>();
        for (Resource resource : store.within(scope)) {
            if (resource.id().types().size() == 1) {
                found.put(resource.id().key(), resource);
            }
        }
        return List.copyOf(found.values());
    }

    /** A resource as its type shows it. */
    public ObjectNode view(Resource resource, Call call) {
        return type(resource.id().type())
                .map(type -> type.rules().view(resource, call))
                .orElseGet(Json::object);
    }
}
