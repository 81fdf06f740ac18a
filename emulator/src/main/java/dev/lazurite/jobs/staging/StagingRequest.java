package dev.lazurite.jobs.staging;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A job that is to be staged.
 *
 * @param workspace the workspace's ARM id
 * @param job the job's name
 * @param properties the properties of the job's document
 */
public record StagingRequest(String workspace, String job, ObjectNode properties, Layout layout) {}
