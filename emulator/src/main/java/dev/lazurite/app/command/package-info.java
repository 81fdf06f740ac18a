/** The commands of the program, one class each: what they read, what they print, and their exit codes. */
package dev.lazurite.app.command;
