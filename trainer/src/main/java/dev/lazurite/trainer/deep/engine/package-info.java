/** Networks as DJL blocks on PyTorch: starting the engine, training, predicting. DJL's types stay in this package. */
package dev.lazurite.trainer.deep.engine;
