package dev.lazurite.storage;

import java.util.ArrayList;
import java.util.List;

/** Lists the blobs of a container by name, page by page, with the names up to a delimiter folded into one. */
public final class BlobListing {
    private final BlobStore store;
    private final Accounts accounts;

    /** An entry of a page. */
    public sealed interface Item {}

    /** A blob. */
    public record Found(StoredBlob blob) implements Item {}

    /** What stands for all blobs whose names begin with it. */
    public record Prefix(String name) implements Item {}

    /**
     * A page.
     *
     * @param next the name at which the next page begins; empty after the last one
     */
    public record Page(List<Item> items, String next) {}

    BlobListing(BlobStore store, Accounts accounts) {
        this.store = store;
        this.accounts = accounts;
    }

    /**
     * One page.
     *
     * @param delimiter empty for none
     * @param from the name to begin at; empty for the first page
     * @param limit the most entries that the page has
     */
    public Page page(String account, String container, String prefix, String delimiter, String from, int limit) {
        accounts.container(account, container);
        String end = after(prefix);
        String start = from.compareTo(prefix) > 0 ? from : prefix;
        List<Item> items = new ArrayList<>();
        String folded = "";
        while (true) {
            int wanted = limit + 1 - items.size();
            List<StoredBlob> rows = store.page(account, container, start, end, wanted);
            for (StoredBlob blob : rows) {
                String name = blob.key().name();
                if (!folded.isEmpty() && name.startsWith(folded)) {
                    continue;
                }
                if (items.size() == limit) {
                    return new Page(items, name);
                }
                int cut = delimiter.isEmpty() ? -1 : name.indexOf(delimiter, prefix.length());
                folded = cut < 0 ? "" : name.substring(0, cut + delimiter.length());
                items.add(folded.isEmpty() ? new Found(blob) : new Prefix(folded));
            }
            if (rows.size() < wanted) {
                return new Page(items, "");
            }
            String last = rows.get(rows.size() - 1).key().name();
            start = !folded.isEmpty() && last.startsWith(folded) ? after(folded) : last + '\0';
        }
    }

    /** The first name after all that begin with {@code prefix}; empty where there is none. */
    private static String after(String prefix) {
        return prefix.isEmpty()
                ? ""
                : prefix.substring(0, prefix.length() - 1) + (char) (prefix.charAt(prefix.length() - 1) + 1);
    }
}
