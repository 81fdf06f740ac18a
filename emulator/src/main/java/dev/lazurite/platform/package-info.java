/**
 * What every other package may lean on: ids, randomness, JSON, waiting. No Azure word lives here, and nothing here knows
 * HTTP, SQL or the rest of the emulator.
 */
package dev.lazurite.platform;
