package dev.lazurite.trainer.deep.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.nn.transformer.ScaledDotProductAttentionBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.lazurite.trainer.deep.network.Layer;

/**
 * A layer of a transformer's encoder, over {@code [batch, tokens, numbers]} and a mask {@code [batch, tokens, tokens]}. DJL's
 * own TransformerEncoderBlock normalises over the batch, takes no mask, and adds its input where the normalised one belongs.
 */
final class EncoderLayer extends AbstractBlock {
    private final LayerNorm attentionNorm;
    private final ScaledDotProductAttentionBlock attention;
    private final LayerNorm denseNorm;
    private final Linear inner;
    private final Linear outer;
    private final Dropout dropout;

    EncoderLayer(Layer.TransformerEncoder layer, int size) {
        float rate = (float) layer.dropout();
        attentionNorm =
                addChildBlock("attentionNorm", LayerNorm.builder().axis(2).build());
        attention = addChildBlock(
                "attention",
                ScaledDotProductAttentionBlock.builder()
                        .setEmbeddingSize(size)
                        .setHeadCount(layer.heads())
                        .optAttentionProbsDropoutProb(rate)
                        .build());
        denseNorm = addChildBlock("denseNorm", LayerNorm.builder().axis(2).build());
        inner = addChildBlock("inner", Linear.builder().setUnits(layer.hidden()).build());
        outer = addChildBlock("outer", Linear.builder().setUnits(size).build());
        dropout = addChildBlock("dropout", Dropout.builder().optRate(rate).build());
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
        NDArray tokens = inputs.get(0);
        NDList normed = attentionNorm.forward(store, new NDList(tokens), training);
        normed.add(inputs.get(1));
        NDArray attended = tokens.add(dropout.forward(store, attention.forward(store, normed, training), training)
                .singletonOrThrow());
        NDList dense = denseNorm.forward(store, new NDList(attended), training);
        dense = new NDList(Activation.gelu(inner.forward(store, dense, training).singletonOrThrow()));
        dense = outer.forward(store, dropout.forward(store, dense, training), training);
        return new NDList(attended.add(dropout.forward(store, dense, training).singletonOrThrow()));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {inputShapes[0]};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        Shape tokens = inputShapes[0];
        attentionNorm.initialize(manager, dataType, tokens);
        attention.initialize(manager, dataType, tokens);
        denseNorm.initialize(manager, dataType, tokens);
        inner.initialize(manager, dataType, tokens);
        outer.initialize(manager, dataType, inner.getOutputShapes(new Shape[] {tokens})[0]);
    }
}
