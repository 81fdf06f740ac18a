package dev.lazurite.ml.code;

import dev.lazurite.ml.MlContractTest;

class CodeVersionContractTest extends MlContractTest {
    @Override
    protected String below() {
        return "/codes/contract/versions";
    }

    @Override
    protected String properties() {
        return "{\"codeUri\": \"https://labstorage.blob.core.windows.net:443/c/src\"}";
    }
}
