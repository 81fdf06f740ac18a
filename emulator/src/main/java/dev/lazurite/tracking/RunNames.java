package dev.lazurite.tracking;

import java.util.List;

import dev.lazurite.platform.Ids;

/** Names for runs that came without one, in the form that Azure ML gives: adjective, noun and eight letters or digits. */
final class RunNames {
    private static final List<String> ADJECTIVES = List.of(
            "amber", "brave", "calm", "careful", "clever", "coral", "cyan", "eager", "frosty", "gentle", "glad",
            "green", "happy", "honest", "ivory", "jolly", "keen", "kind", "lemon", "lively", "loyal", "mango", "mighty",
            "neat", "nifty", "olive", "patient", "plucky", "polite", "proud", "quiet", "quirky", "red", "sharp",
            "silver", "sleepy", "stoic", "strong", "tender", "tidy", "upbeat", "vivid", "warm", "wise", "witty",
            "yellow", "zen");
    private static final List<String> NOUNS = List.of(
            "angle", "apple", "arch", "bean", "bird", "board", "boat", "bridge", "brush", "bulb", "cable", "camera",
            "card", "cartoon", "cat", "clock", "cloud", "coat", "cup", "dog", "drum", "eye", "fig", "flower", "fork",
            "garden", "glass", "hook", "island", "key", "kite", "lamp", "leaf", "lock", "map", "moon", "net", "nut",
            "oven", "pear", "pen", "pin", "plow", "pot", "rice", "river", "roof", "sail", "seed", "shoe", "soca",
            "stamp", "station", "sugar", "train", "tree", "vase", "wall", "wheel", "window", "yacht");

    private RunNames() {}

    static String random(Ids ids) {
        String chance = ids.hex(16);
        int adjective = Integer.parseInt(chance.substring(0, 4), 16) % ADJECTIVES.size();
        int noun = Integer.parseInt(chance.substring(4, 8), 16) % NOUNS.size();
        return ADJECTIVES.get(adjective) + "_" + NOUNS.get(noun) + "_" + chance.substring(8);
    }
}
