/**
 * What must hold when things go wrong: the server killed, crowded, attacked, its disk full or its database damaged. The server
 * is a process of its own here, and its clients know nothing of it but its port and its credentials.
 */
package dev.lazurite.faults;
