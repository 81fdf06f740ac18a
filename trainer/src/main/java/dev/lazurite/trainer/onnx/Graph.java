package dev.lazurite.trainer.onnx;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;

/** A graph of ONNX that grows node by node; a value is known by its name. */
final class Graph {
    /** Version 7 and operators 13 are read by every runtime since 2020. */
    private static final int IR_VERSION = 7;

    private static final int OPERATORS = 13;
    private static final int ML_OPERATORS = 2;
    private static final String ML = "ai.onnx.ml";

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("model");
    private final Map<String, String> inputs = new HashMap<>();
    private int names;

    /**
     * One value a row, as a column. Its shape is left open: MLflow gives a list of values where there are several inputs,
     * and a table of one column where there is one. Asked for again, it is the same input.
     */
    String input(String name, TensorProto.DataType type) {
        return inputs.computeIfAbsent(name, fresh -> {
            graph.addInput(ValueInfoProto.newBuilder().setName(fresh).setType(type(type)));
            return node("Reshape", List.of(fresh, longs(-1, 1)));
        });
    }

    /** Tensors of this shape, as many as there are rows. */
    String tensors(String name, TensorProto.DataType type, int... sizes) {
        var shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("rows"));
        for (int size : sizes) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(size));
        }
        TypeProto.Builder shaped = type(type);
        shaped.getTensorTypeBuilder().setShape(shape);
        graph.addInput(ValueInfoProto.newBuilder().setName(name).setType(shaped));
        return name;
    }

    void output(String value, String name, TensorProto.DataType type) {
        graph.addNode(
                NodeProto.newBuilder().setOpType("Identity").addInput(value).addOutput(name));
        graph.addOutput(column(name, type));
    }

    private static ValueInfoProto column(String name, TensorProto.DataType type) {
        var shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("rows"))
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(1));
        TypeProto.Builder shaped = type(type);
        shaped.getTensorTypeBuilder().setShape(shape);
        return ValueInfoProto.newBuilder().setName(name).setType(shaped).build();
    }

    private static TypeProto.Builder type(TensorProto.DataType type) {
        return TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(type.getNumber()));
    }

    String doubles(List<Integer> shape, double... values) {
        var tensor = tensor(TensorProto.DataType.DOUBLE, shape);
        for (double value : values) {
            tensor.addDoubleData(value);
        }
        return constant(tensor);
    }

    String floats(long[] shape, float... values) {
        var tensor = TensorProto.newBuilder().setDataType(TensorProto.DataType.FLOAT.getNumber());
        for (long size : shape) {
            tensor.addDims(size);
        }
        for (float value : values) {
            tensor.addFloatData(value);
        }
        return constant(tensor);
    }

    String longs(long... values) {
        var tensor = tensor(TensorProto.DataType.INT64, List.of(values.length));
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        return constant(tensor);
    }

    String texts(List<String> values) {
        var tensor = tensor(TensorProto.DataType.STRING, List.of(values.size()));
        values.forEach(value -> tensor.addStringData(ByteString.copyFrom(value, StandardCharsets.UTF_8)));
        return constant(tensor);
    }

    private static TensorProto.Builder tensor(TensorProto.DataType type, List<Integer> shape) {
        var tensor = TensorProto.newBuilder().setDataType(type.getNumber());
        shape.forEach(tensor::addDims);
        return tensor;
    }

    private String constant(TensorProto.Builder tensor) {
        String name = "constant_" + names++;
        graph.addInitializer(tensor.setName(name));
        return name;
    }

    String node(String operator, List<String> inputs, AttributeProto... attributes) {
        return add("", operator, inputs, attributes);
    }

    /** An operator of the set for classical machine learning. */
    String learned(String operator, List<String> inputs, AttributeProto... attributes) {
        return add(ML, operator, inputs, attributes);
    }

    /** An operator with several results. */
    List<String> nodes(String operator, List<String> inputs, int results, AttributeProto... attributes) {
        return add("", operator, inputs, results, attributes);
    }

    private String add(String domain, String operator, List<String> inputs, AttributeProto... attributes) {
        return add(domain, operator, inputs, 1, attributes).get(0);
    }

    private List<String> add(
            String domain, String operator, List<String> inputs, int results, AttributeProto... attributes) {
        List<String> outputs = new ArrayList<>();
        for (int i = 0; i < results; i++) {
            outputs.add("value_" + names++);
        }
        graph.addNode(NodeProto.newBuilder()
                .setDomain(domain)
                .setOpType(operator)
                .addAllInput(inputs)
                .addAllOutput(outputs)
                .addAllAttribute(List.of(attributes)));
        return outputs;
    }

    /** Changes the type of the elements. */
    String cast(String value, TensorProto.DataType type) {
        return node("Cast", List.of(value), integer("to", type.getNumber()));
    }

    static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto integers(String name, long... values) {
        var attribute = AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFrom(value, StandardCharsets.UTF_8))
                .build();
    }

    static AttributeProto texts(String name, List<String> values) {
        var attribute = AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.STRINGS);
        values.forEach(value -> attribute.addStrings(ByteString.copyFrom(value, StandardCharsets.UTF_8)));
        return attribute.build();
    }

    byte[] model(String producer, String version) {
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName(producer)
                .setProducerVersion(version)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPERATORS))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(ML).setVersion(ML_OPERATORS))
                .setGraph(graph)
                .build()
                .toByteArray();
    }
}
