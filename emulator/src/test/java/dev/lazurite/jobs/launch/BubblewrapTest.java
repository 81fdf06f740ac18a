package dev.lazurite.jobs.launch;

class BubblewrapTest extends IsolatedContract {
    @Override
    String program() {
        return "bubblewrap";
    }
}
