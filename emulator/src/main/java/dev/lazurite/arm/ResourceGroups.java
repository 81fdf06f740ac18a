package dev.lazurite.arm;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.store.Database;

/** The resource groups of the subscription. */
public final class ResourceGroups {
    private final Database database;
    private final String subscription;

    /**
     * A resource group.
     *
     * @param body location, tags and whatever else was sent
     */
    public record Group(String name, ObjectNode body) {
        public String location() {
            return Json.text(body, "location", "eastus");
        }
    }

    public ResourceGroups(Database database, Directory directory) {
        this.database = database;
        this.subscription = directory.subscription();
    }

    /** The id of the only subscription. */
    public String subscription() {
        return subscription;
    }

    /** Refuses a subscription that is not ours. */
    public void requireSubscription(String asked) {
        if (!subscription.equalsIgnoreCase(asked)) {
            throw Fault.of(
                    404,
                    "SubscriptionNotFound",
                    "The subscription '" + asked + "' could not be found. This instance has the subscription '"
                            + subscription + "'.");
        }
    }

    /** The group with this name, in whatever case; 404 {@code ResourceGroupNotFound} when it is not there. */
    public Group require(String askedSubscription, String name) {
        requireSubscription(askedSubscription);
        return find(name)
                .orElseThrow(() ->
                        Fault.of(404, "ResourceGroupNotFound", "Resource group '" + name + "' could not be found."));
    }

    public Optional<Group> find(String name) {
        return database.read(handle -> handle.createQuery("SELECT name, body FROM resource_group WHERE name_key = ?")
                .bind(0, name.toLowerCase(Locale.ROOT))
                .map((row, context) -> new Group(row.getString("name"), Json.parse(row.getString("body"))))
                .findOne());
    }

    public List<Group> list() {
        return database.read(handle -> handle.createQuery("SELECT name, body FROM resource_group ORDER BY name_key")
                .map((row, context) -> new Group(row.getString("name"), Json.parse(row.getString("body"))))
                .list());
    }

    /** Keeps a group, new or instead of what was there. */
    public Group put(String name, ObjectNode body) {
        String shown = find(name).map(Group::name).orElse(name);
        database.write(handle -> handle.execute(
                "MERGE INTO resource_group (name_key, name, body) KEY (name_key) VALUES (?, ?, ?)",
                name.toLowerCase(Locale.ROOT),
                shown,
                Json.write(body)));
        return new Group(shown, body);
    }

    public void delete(String name) {
        database.write(handle ->
                handle.execute("DELETE FROM resource_group WHERE name_key = ?", name.toLowerCase(Locale.ROOT)));
    }
}
