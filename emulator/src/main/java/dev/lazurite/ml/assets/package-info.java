/**
 * What code, data, environments and models share: containers and their versions, the forms of their addresses, uploads that
 * come before a version. What is particular to one kind lives in its own package.
 */
package dev.lazurite.ml.assets;
