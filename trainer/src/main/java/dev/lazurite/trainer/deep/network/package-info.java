/**
 * Networks as data: inputs, layers, shapes, and the file that declares them. Nothing here computes, and nothing of DJL's
 * appears, so that a file is checked on any machine.
 */
package dev.lazurite.trainer.deep.network;
