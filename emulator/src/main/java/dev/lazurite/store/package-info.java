/**
 * Where state is kept: the embedded database, its migrations, and the content files. Stores never see HTTP. Each area of
 * the program has its own tables, made by its own migration, and reads and writes them itself through {@link
 * dev.lazurite.store.Database}.
 */
package dev.lazurite.store;
