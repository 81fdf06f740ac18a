package dev.lazurite.ml.compute;

import dev.lazurite.ml.MlContractTest;

class ComputeContractTest extends MlContractTest {
    @Override
    protected String below() {
        return "/computes";
    }

    @Override
    protected String properties() {
        return "{\"computeType\": \"AmlCompute\", \"properties\": {\"vmSize\": \"Standard_DS3_v2\"}}";
    }

    @Override
    protected int updated() {
        return 201;
    }

    @Override
    protected int deleted() {
        return 202;
    }
}
