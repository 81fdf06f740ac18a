/**
 * Microsoft.MachineLearningServices: one subpackage a resource type, each with its declaration, its rules and what it offers
 * to jobs and serving. Jobs and endpoints live above.
 */
package dev.lazurite.ml;
