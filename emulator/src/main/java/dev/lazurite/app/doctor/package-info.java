/** What a machine needs for Lazurite to work on it, looked at piece by piece. */
package dev.lazurite.app.doctor;
