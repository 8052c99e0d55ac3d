package shikomi.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rooms, and who may enter which. */
class HouseTest {
    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target", "classes"));

    /** Each room with those directly beneath it; what lies beneath those may be imported too. */
    private static final Map<String, List<String>> BENEATH = Map.ofEntries(
            Map.entry("math", List.of()),
            Map.entry("message", List.of()),
            Map.entry("unit", List.of("message")),
            Map.entry("space", List.of("math", "unit")),
            Map.entry("recipe", List.of("space")),
            Map.entry("campaign", List.of("recipe")),
            Map.entry("cost", List.of("campaign")),
            Map.entry("table.file", List.of("campaign")),
            Map.entry("table.cell", List.of("table.file")),
            Map.entry("table.composition", List.of("table.cell")),
            Map.entry("table.column", List.of("table.composition")),
            Map.entry("table.result", List.of("table.column")),
            Map.entry("surrogate.kernel", List.of("math")),
            Map.entry("surrogate.process", List.of("surrogate.kernel")),
            Map.entry("surrogate.ensemble", List.of("surrogate.process")),
            Map.entry("transfer", List.of("surrogate.ensemble")),
            Map.entry("source", List.of("transfer", "table.result")),
            Map.entry("model", List.of("source", "cost")),
            Map.entry("acquisition", List.of("model")),
            Map.entry("plan", List.of("acquisition")),
            Map.entry("entry", List.of("model")),
            Map.entry("forecast", List.of("plan")),
            Map.entry("json", List.of("forecast")),
            Map.entry("store", List.of("campaign", "json")),
            Map.entry("chart", List.of("forecast")),
            Map.entry("bench", List.of("chart", "entry", "json")),
            Map.entry("web", List.of("chart", "entry", "json", "store")),
            Map.entry("cli", List.of("bench", "web")));

    private static final int LARGEST_ROOM = 30;

    private static String room(JavaClass each) {
        return room(each.getPackageName());
    }

    /** {@code table.file} of {@code shikomi.table.file}, {@code web} of {@code shikomi.web.bench}. */
    private static String room(String packageName) {
        String inside = packageName.replaceFirst("^shikomi\\.", "");
        return BENEATH.containsKey(inside) ? inside : inside.replaceFirst("\\..*", "");
    }

    private static Set<String> mayImport(String room) {
        Set<String> all = new TreeSet<>();
        for (String beneath : BENEATH.getOrDefault(room, List.of())) {
            all.add(beneath);
            all.addAll(mayImport(beneath));
        }
        return all;
    }

    /** What only one room knows of the outside world. */
    private static final Map<String, List<String>> DOORS = Map.of(
            "web", List.of("io.javalin..", "gg.jte.."),
            "store",
                    List.of(
                            "java.sql..",
                            "javax.sql..",
                            "org.jdbi..",
                            "com.zaxxer..",
                            "org.flywaydb..",
                            "org.sqlite.."),
            "table", List.of("org.dhatim..", "de.siegmar..", "org.mozilla.."),
            "recipe", List.of("com.fasterxml.jackson.dataformat.yaml.."),
            "cli", List.of("picocli..", "me.tongfei.."));

    private static String inside(String room) {
        return "shikomi." + room + "..";
    }

    @Test
    void every_class_lives_in_a_room() {
        for (JavaClass each : CLASSES) {
            assertThat(BENEATH.keySet()).as(each.getName()).contains(room(each));
        }
    }

    @Test
    void a_room_imports_only_what_the_table_allows() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass each : CLASSES) {
            String room = room(each);
            Set<String> allowed = mayImport(room);
            each.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> target.getPackageName().startsWith("shikomi"))
                    .filter(target -> !room(target).equals(room) && !allowed.contains(room(target)))
                    .forEach(target -> wrong.add(each.getName() + " imports " + target.getName()));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_room_can_be_known() {
        Map<String, Set<String>> classes = new TreeMap<>();
        for (JavaClass each : CLASSES) {
            if (each.isTopLevelClass() && !each.getSimpleName().equals("package-info")) {
                classes.computeIfAbsent(each.getPackageName(), room -> new TreeSet<>())
                        .add(each.getSimpleName());
            }
        }
        classes.forEach((room, names) -> assertThat(names).as(room).hasSizeLessThanOrEqualTo(LARGEST_ROOM));
    }

    @Test
    void no_class_is_named_twice() {
        Map<String, String> rooms = new TreeMap<>();
        Set<String> twice = new TreeSet<>();
        for (JavaClass each : CLASSES) {
            if (each.isTopLevelClass() && !each.getSimpleName().equals("package-info")) {
                String before = rooms.put(each.getSimpleName(), each.getPackageName());
                if (before != null) {
                    twice.add(each.getSimpleName() + " in " + before + " and " + each.getPackageName());
                }
            }
        }
        assertThat(twice).isEmpty();
    }

    @Test
    void the_outside_world_stays_at_its_door() {
        DOORS.forEach((room, packages) -> noClasses()
                .that()
                .resideOutsideOfPackage(inside(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages.toArray(String[]::new))
                .check(CLASSES));
        noClasses()
                .that()
                .resideOutsideOfPackages("shikomi.math..", "shikomi.surrogate..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("smile..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("shikomi.math..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.ojalgo..", "org.bytedeco..")
                .check(CLASSES);
    }

    @Test
    void nothing_goes_in_a_circle() {
        slices().matching("shikomi.(*)..").should().beFreeOfCycles().check(CLASSES);
        slices().matching("shikomi.table.(*)").should().beFreeOfCycles().check(CLASSES);
        slices().matching("shikomi.surrogate.(*)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void no_package_is_called_what_says_nothing() {
        classes()
                .should()
                .resideOutsideOfPackages("..util..", "..common..", "..service..", "..impl..", "..core..", "..helper..")
                .check(CLASSES);
    }

    @Test
    void every_package_is_null_marked() throws IOException {
        for (Path root : List.of(Path.of("src/main/java"), Path.of("src/test/java"))) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path folder : files.filter(f -> f.toString().endsWith(".java"))
                        .map(Path::getParent)
                        .distinct()
                        .toList()) {
                    assertThat(folder.resolve("package-info.java")).content().contains("@NullMarked");
                }
            }
        }
    }

    @Test
    void no_file_is_two_things() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file : files.filter(f -> f.toString().matches(".*\\.(java|jte|js|css|sql)"))
                    .toList()) {
                int limit = file.toString().endsWith(".css") ? 600 : 400;
                assertThat(Files.readAllLines(file).size()).as(file.toString()).isLessThan(limit);
            }
        }
    }
}
