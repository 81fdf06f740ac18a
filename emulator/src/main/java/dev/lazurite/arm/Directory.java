package dev.lazurite.arm;

/**
 * Where resources live.
 *
 * @param tenant the tenant's id
 * @param subscription the id of the only subscription
 */
public record Directory(String tenant, String subscription) {}
