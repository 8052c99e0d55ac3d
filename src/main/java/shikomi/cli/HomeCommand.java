package shikomi.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import shikomi.cli.terminal.Console;
import shikomi.cli.terminal.Storage;
import shikomi.store.Home;

/** A command that works on the campaigns of a home. */
abstract class HomeCommand implements Callable<Integer> {
    @Mixin
    final Storage storage = new Storage();

    @Mixin
    final Console console = new Console();

    @Override
    public final Integer call() {
        check();
        try (Home home = storage.open(console)) {
            run(home);
        }
        return Main.DONE;
    }

    /** Rejects invalid options and arguments before the home is opened. */
    void check() {}

    abstract void run(Home home);
}
