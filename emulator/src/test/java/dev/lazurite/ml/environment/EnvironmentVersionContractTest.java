package dev.lazurite.ml.environment;

import dev.lazurite.ml.MlContractTest;

class EnvironmentVersionContractTest extends MlContractTest {
    @Override
    protected String below() {
        return "/environments/contract/versions";
    }

    @Override
    protected String properties() {
        return "{\"image\": \"ubuntu\"}";
    }

    @Override
    protected int updated() {
        return 201;
    }
}
