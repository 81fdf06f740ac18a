package dev.lazurite.app.instance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import dev.lazurite.store.DatabaseUnreadable;
import dev.lazurite.store.Snapshots;

/** Goes back to the newest copy of the database, for when opening it fails. */
public final class Restore {
    private Restore() {}

    /** What to tell a user whose database does not open. */
    static String offer(Path data, DatabaseUnreadable unreadable) {
        String cause = unreadable.getCause() == null
                ? unreadable.getMessage()
                : unreadable.getCause().getMessage();
        String start = "The database in " + data + " does not open (" + cause + "). ";
        return start
                + Snapshots.newest(DataFolder.at(data).snapshots())
                        .map(snapshot -> "There is a copy of " + Snapshots.taken(snapshot)
                                + ": 'lazurite up --restore' goes back to it and keeps the broken files beside it.")
                        .orElse("There is no copy to go back to: 'lazurite reset' begins anew, or choose another folder"
                                + " with --data.");
    }

    /** Puts the newest copy in the place of the database. */
    public static Path newest(Path data) throws IOException {
        DataFolder folder = DataFolder.at(data).prepare();
        return folder.holding(() -> {
            Optional<Path> snapshot = Snapshots.newest(folder.snapshots());
            if (snapshot.isEmpty()) {
                throw new Refusal("There is no copy of the database in " + folder.snapshots() + " to restore.");
            }
            Snapshots.restore(snapshot.get(), folder.path());
            return snapshot.get();
        });
    }
}
