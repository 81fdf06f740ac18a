package dev.lazurite.ml.data;

import dev.lazurite.ml.MlContractTest;

class DataVersionContractTest extends MlContractTest {
    @Override
    protected String below() {
        return "/data/contract/versions";
    }

    @Override
    protected String properties() {
        return "{\"dataUri\": \"https://host/a.csv\", \"dataType\": \"uri_file\"}";
    }
}
