package shikomi.table.composition;

import java.util.List;
import java.util.Optional;
import shikomi.space.Space;
import shikomi.table.file.Sheet;

/** What the names in a table mean in a recipe. */
public interface Components {
    Space space();

    /** The numeric parameter that a cell names. */
    Optional<String> named(String cell);

    /** Whether a cell is a name or title of a parameter as the recipe writes it. */
    boolean isCalled(String parameter, String cell);

    /** Whether a heading is that of a component of a mixture. */
    boolean isPart(String heading);

    /** The components of the mixtures to which parameters belong. */
    List<String> mixed(List<String> parameters);

    /** Whether a table has a column of its own for a parameter. */
    boolean hasColumn(Sheet sheet, String parameter);

    /** Whether a heading is that of a column of samples or experiments. */
    boolean isSample(String heading);

    /** The label of the unit in a heading; empty if it has none. */
    String unit(String heading);
}
