/**
 * The resource manager: ids, the generic resource engine, long-running operations, subscriptions, groups and template
 * deployments. A resource type is declared with a {@link dev.lazurite.arm.ResourceType} and its
 * {@link dev.lazurite.arm.ResourceRules}; the envelope (PUT, GET, PATCH, DELETE, list, etags, paging, errors) is written
 * here once.
 */
package dev.lazurite.arm;
