package shikomi.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import shikomi.space.Constraint;

/** Adds constraints to the text of a recipe. If possible, the text written by the user is kept, including comments. */
public final class RecipeText {
    private static final Pattern HEADING = Pattern.compile("constraints:\\s*(#.*)?");
    private static final Pattern INSIDE = Pattern.compile("\\s.*|-.*|#.*|");

    private RecipeText() {}

    /**
     * The text of {@code recipe}, with the user's text kept if possible.
     *
     * @param written the text of the same recipe without {@code added}
     * @param added the last constraints of the recipe
     */
    public static String of(Recipe recipe, String written, List<Constraint> added) {
        if (added.isEmpty()) {
            return written;
        }
        return Optional.of(inserted(written, added))
                .filter(text -> RecipeReader.read(recipe.name(), text)
                        .get()
                        .filter(recipe::equals)
                        .isPresent())
                .orElseGet(() -> RecipeWriter.yaml(recipe));
    }

    /** The place in a text where the next constraint belongs. */
    private record Place(int line, String indent) {}

    /**
     * The text with lines inserted after the last constraint, or at the end. This is the right place in block-style
     * YAML; in other text it may not be.
     */
    private static String inserted(String written, List<Constraint> added) {
        List<String> lines = new ArrayList<>(written.stripTrailing().lines().toList());
        int heading = heading(lines);
        if (heading < 0) {
            heading = lines.size();
            lines.add("constraints:");
        }
        Place place = after(heading, lines);
        List<String> items = added.stream()
                .flatMap(constraint -> RecipeWriter.item(constraint).stream())
                .map(line -> place.indent() + line)
                .toList();
        lines.addAll(place.line(), items);
        return String.join("\n", lines) + "\n";
    }

    /** The place after the last item of the list under a heading, with the indentation of its items. */
    private static Place after(int heading, List<String> lines) {
        int at = heading + 1;
        String indent = "  ";
        for (int i = at; i < lines.size() && INSIDE.matcher(lines.get(i)).matches(); i++) {
            String line = lines.get(i);
            if (line.strip().startsWith("-")) {
                indent = line.substring(0, line.indexOf('-'));
            }
            at = line.isBlank() || line.startsWith("#") ? at : i + 1;
        }
        return new Place(at, indent);
    }

    private static int heading(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (HEADING.matcher(lines.get(i)).matches()) {
                return i;
            }
        }
        return -1;
    }
}
