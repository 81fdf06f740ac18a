/**
 * The paths of ADLS Gen2 ({@code ACCOUNT.dfs.core.windows.net}) over the same blobs that the Blob service has: a directory is what
 * blobs lie in, or a blob without content whose metadata says {@code hdi_isfolder}, as the service keeps it for Blob clients.
 *
 * <p>Deviation: the data runtime of {@code mltable} and {@code azureml-fsspec} does not read these paths as it does those of
 * {@code wasbs}. An {@code abfss} address makes it sign in a person, by browser and device code, which ends in an error after some
 * seconds a try; with {@code AZUREML_OBO_ENABLED=True} and an {@code OBO_ENDPOINT} that answers {@code ?resource=} with {@code
 * access_token} and {@code expires_on}, it was seen to read them. Through a Gen2 datastore with a service principal it waits for
 * ever on open connections to the proxy; what for is not known.
 */
package dev.lazurite.storage.dfs;
