package dev.lazurite.trainer.deep.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Embedding;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/** Rows of numbers for tokens {@code [batch, tokens]}, and where wanted for their places. */
final class TokenEmbedding extends AbstractBlock {
    private final int size;
    private final Parameter tokens;
    private final Parameter places;

    /** @param length places to learn numbers for; 0 learns none */
    TokenEmbedding(int vocabulary, int size, int length) {
        this.size = size;
        tokens = addParameter(Parameter.builder()
                .setName("tokens")
                .setType(Parameter.Type.OTHER)
                .optShape(new Shape(vocabulary, size))
                .build());
        places = length == 0
                ? null
                : addParameter(Parameter.builder()
                        .setName("places")
                        .setType(Parameter.Type.OTHER)
                        .optShape(new Shape(length, size))
                        .build());
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
        NDArray ids = inputs.singletonOrThrow();
        Device device = ids.getDevice();
        NDList embedded = Embedding.embedding(ids, store.getValue(tokens, device, training), SparseFormat.DENSE);
        return places == null
                ? embedded
                : new NDList(embedded.singletonOrThrow().add(store.getValue(places, device, training)));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {inputShapes[0].add(size)};
    }
}
