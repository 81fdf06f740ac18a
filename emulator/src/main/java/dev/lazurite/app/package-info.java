/** The program: its command line, its settings, and the one place where objects are made. */
package dev.lazurite.app;
