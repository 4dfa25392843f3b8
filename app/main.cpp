#include "app/command.h"

int main(int argc, char** argv) { return onrecord::run_program(argc, argv); }
