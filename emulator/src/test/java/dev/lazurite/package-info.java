/** Tests of the emulator: a real server on a free port, no mocks. */
package dev.lazurite;
