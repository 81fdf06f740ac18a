package dev.lazurite.arm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.lazurite.platform.http.Fault;

/**
 * A resource id of the form {@code /subscriptions/S/resourceGroups/G/providers/NAMESPACE/TYPE/NAME/...}.
 *
 * @param subscription the subscription's id
 * @param group the resource group; empty for a resource of the subscription itself
 * @param namespace such as {@code Microsoft.MachineLearningServices}
 * @param types the type segments, outermost first
 * @param names one name for each type segment
 */
public record ArmId(String subscription, String group, String namespace, List<String> types, List<String> names) {
    public ArmId {
        types = List.copyOf(types);
        names = List.copyOf(names);
    }

    /** Reads an id in whatever case its fixed segments are; refuses with 400 {@code LinkedInvalidPropertyId} what is none. */
    public static ArmId parse(String text) {
        List<String> segments = new ArrayList<>(List.of(text.split("/")));
        segments.removeIf(String::isEmpty);

        if (segments.size() < 2 || !segments.get(0).equalsIgnoreCase("subscriptions")) {
            throw malformed(text);
        }
        String subscription = segments.get(1);
        int at = 2;
        String group = "";
        if (segments.size() > at + 1 && segments.get(at).equalsIgnoreCase("resourceGroups")) {
            group = segments.get(at + 1);
            at += 2;
        }
        if (segments.size() < at + 4
                || !segments.get(at).equalsIgnoreCase("providers")
                || (segments.size() - at - 2) % 2 != 0) {
            throw malformed(text);
        }
        String namespace = segments.get(at + 1);
        List<String> types = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = at + 2; i < segments.size(); i += 2) {
            types.add(segments.get(i));
            names.add(segments.get(i + 1));
        }
        return new ArmId(subscription, group, namespace, types, names);
    }

    private static Fault malformed(String text) {
        return Fault.of(
                400,
                "LinkedInvalidPropertyId",
                "Property id '" + text + "' is invalid. Expect fully qualified resource Id that start with"
                        + " '/subscriptions/{subscriptionId}' or '/providers/{resourceProviderNamespace}/'.");
    }

    /** The type, such as {@code Microsoft.MachineLearningServices/workspaces/computes}. */
    public String type() {
        return namespace + "/" + String.join("/", types);
    }

    /** The last name. */
    public String name() {
        return names.get(names.size() - 1);
    }

    /** The scope of the group (or of the subscription), as it is shown. */
    public String scope() {
        return "/subscriptions/" + subscription + (group.isEmpty() ? "" : "/resourceGroups/" + group);
    }

    /** The id of the resource that holds this one, or of its group. */
    public String parent() {
        return types.size() == 1 ? scope() : shown(types.size() - 1);
    }

    /** The id of the outermost resource, such as the workspace of a compute. */
    public ArmId root() {
        return new ArmId(subscription, group, namespace, types.subList(0, 1), names.subList(0, 1));
    }

    /** A resource inside this one. */
    public ArmId child(String type, String name) {
        List<String> moreTypes = new ArrayList<>(types);
        moreTypes.add(type);
        List<String> moreNames = new ArrayList<>(names);
        moreNames.add(name);
        return new ArmId(subscription, group, namespace, moreTypes, moreNames);
    }

    /** The id in lower case: what it is kept and compared by. */
    public String key() {
        return key(toString());
    }

    /** Any id in lower case. */
    public static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    private String shown(int depth) {
        StringBuilder id = new StringBuilder(scope()).append("/providers/").append(namespace);
        for (int i = 0; i < depth; i++) {
            id.append('/').append(types.get(i)).append('/').append(names.get(i));
        }
        return id.toString();
    }

    /** The id as it is shown. */
    @Override
    public String toString() {
        return shown(types.size());
    }
}
