/** Code assets: snapshots of folders, found by their hash so that what was uploaded once is not uploaded again. */
package dev.lazurite.ml.code;
