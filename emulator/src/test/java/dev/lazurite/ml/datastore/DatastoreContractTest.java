package dev.lazurite.ml.datastore;

import dev.lazurite.ml.MlContractTest;

class DatastoreContractTest extends MlContractTest {
    @Override
    protected String below() {
        return "/datastores";
    }

    @Override
    protected String properties() {
        return "{\"datastoreType\": \"AzureBlob\", \"accountName\": \"a\", \"containerName\": \"c\","
                + " \"credentials\": {\"credentialsType\": \"None\"}}";
    }
}
