/**
 * Public data that examples of Azure name by address, and small equivalents of it: the emulator never reaches the real Azure,
 * and an example is to run without a network. Nothing of these files is copied from others; what is no public fact is made by
 * seeded generators, and every file says what it is.
 */
package dev.lazurite.storage.samples;
