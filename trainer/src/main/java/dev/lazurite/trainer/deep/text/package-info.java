/** Texts as numbers of tokens. */
package dev.lazurite.trainer.deep.text;
