/** Microsoft.MachineLearningServices: one subpackage a resource type. */
package dev.lazurite.ml;
