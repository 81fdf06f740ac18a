/** Folders of pictures, and pictures as bytes. */
package dev.lazurite.trainer.deep.image;
