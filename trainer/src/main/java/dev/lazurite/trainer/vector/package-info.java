/** What models over plain feature vectors have in common. Stands on the JDK alone. */
package dev.lazurite.trainer.vector;
