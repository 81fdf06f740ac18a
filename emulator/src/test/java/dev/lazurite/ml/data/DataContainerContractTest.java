package dev.lazurite.ml.data;

import dev.lazurite.ml.MlContractTest;

class DataContainerContractTest extends MlContractTest {
    @Override
    protected String below() {
        return "/data";
    }

    @Override
    protected String properties() {
        return "{\"description\": \"d\"}";
    }
}
