/** What {@code lazurite demo} does: a Python environment of released clients, and the quickstart that runs in it. */
package dev.lazurite.app.demo;
