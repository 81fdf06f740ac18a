package dev.lazurite.ml.component;

import dev.lazurite.ml.MlContractTest;

class ComponentVersionContractTest extends MlContractTest {
    @Override
    protected String below() {
        return "/components/contract/versions";
    }

    @Override
    protected String properties() {
        return "{\"componentSpec\": {\"type\": \"command\", \"command\": \"echo\", \"environment\": \"azureml:e:1\"}}";
    }
}
