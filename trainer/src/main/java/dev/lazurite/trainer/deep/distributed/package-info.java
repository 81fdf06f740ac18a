/** Several processes that train one network: who they are, how they meet, how they add up. Nothing of DJL's. */
package dev.lazurite.trainer.deep.distributed;
