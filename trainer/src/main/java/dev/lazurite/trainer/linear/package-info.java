/** Linear models and the optimisers that fit them. Stands on the JDK alone. */
package dev.lazurite.trainer.linear;
