package shikomi.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import shikomi.space.Constraint;

/** The text of a recipe with constraints that came later: what a person wrote stays, comments included, where it can. */
public final class RecipeText {
    private static final Pattern HEADING = Pattern.compile("constraints:\\s*(#.*)?");
    private static final Pattern INSIDE = Pattern.compile("\\s.*|-.*|#.*|");

    private RecipeText() {}

    /**
     * A text that reads as {@code recipe}.
     *
     * @param written reads as the same recipe without {@code added}
     * @param added the last constraints of the recipe
     */
    public static String of(Recipe recipe, String written, List<Constraint> added) {
        if (added.isEmpty()) {
            return written;
        }
        return inserted(written, added)
                .filter(text -> RecipeReader.read(recipe.name(), text)
                        .get()
                        .filter(recipe::equals)
                        .isPresent())
                .orElseGet(() -> RecipeWriter.yaml(recipe));
    }

    /** Lines after the last constraint, or at the end; of YAML in blocks that is the right place, of other text it may not be. */
    private static Optional<String> inserted(String written, List<Constraint> added) {
        List<String> lines = new ArrayList<>(written.stripTrailing().lines().toList());
        int at = lines.size();
        String indent = "  ";
        int heading = heading(lines);
        if (heading < 0) {
            lines.add("constraints:");
            at++;
        } else {
            at = heading + 1;
            for (int i = at; i < lines.size() && INSIDE.matcher(lines.get(i)).matches(); i++) {
                String line = lines.get(i);
                if (line.strip().startsWith("-")) {
                    indent = line.substring(0, line.indexOf('-'));
                }
                at = line.isBlank() || line.startsWith("#") ? at : i + 1;
            }
        }
        for (Constraint constraint : added) {
            for (String line : RecipeWriter.item(constraint)) {
                lines.add(at++, indent + line);
            }
        }
        return Optional.of(String.join("\n", lines) + "\n");
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
