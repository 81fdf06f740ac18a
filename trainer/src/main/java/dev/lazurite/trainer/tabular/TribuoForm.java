package dev.lazurite.trainer.tabular;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.regression.Regressor;

/** A model of Tribuo's in a {@link VectorFile}: its protocol buffers, and before them what they do not say. */
final class TribuoForm {
    private TribuoForm() {}

    private enum Kind {
        CLASSES,
        NUMBERS
    }

    static void write(DataOutputStream out, TribuoVectors model) throws IOException {
        if (model instanceof TribuoVectors.Classes classes) {
            out.writeUTF(Kind.CLASSES.name());
            out.writeInt(classes.features());
            out.writeInt(classes.outputs());
        } else if (model instanceof TribuoVectors.Numbers numbers) {
            out.writeUTF(Kind.NUMBERS.name());
            out.writeInt(numbers.features());
            out.writeDouble(numbers.shift());
            out.writeDouble(numbers.scale());
        }
        byte[] bytes = model.tribuo().serialize().toByteArray();
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static TribuoVectors read(DataInputStream in) throws IOException {
        Kind kind = Kind.valueOf(in.readUTF());
        int features = in.readInt();
        return switch (kind) {
            case CLASSES -> {
                int classes = in.readInt();
                yield new TribuoVectors.Classes(model(in).castModel(Label.class), features, classes);
            }
            case NUMBERS -> {
                double shift = in.readDouble();
                double scale = in.readDouble();
                yield new TribuoVectors.Numbers(model(in).castModel(Regressor.class), features, shift, scale);
            }
        };
    }

    private static Model<?> model(DataInputStream in) throws IOException {
        return Model.deserialize(ModelProto.parseFrom(in.readNBytes(in.readInt())));
    }
}
