package dev.lazurite.ml.model;

import dev.lazurite.ml.MlContractTest;

class ModelVersionContractTest extends MlContractTest {
    @Override
    protected String below() {
        return "/models/contract/versions";
    }

    @Override
    protected String properties() {
        return "{\"modelUri\": \"azureml://datastores/workspaceblobstore/paths/m\"}";
    }
}
