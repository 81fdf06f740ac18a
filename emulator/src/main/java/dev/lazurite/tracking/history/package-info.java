/**
 * Azure ML's run history, {@code /history/v1.0}: the same runs as {@code tracking.mlflow} shows, in the shape that the
 * Azure SDK and the studio read, and {@code /discovery}, which says where the services of a region are.
 */
package dev.lazurite.tracking.history;
